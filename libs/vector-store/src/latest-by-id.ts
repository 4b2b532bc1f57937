/** Of points with one id, the last. */
export function latestById<Point extends { id: string }>(points: Point[]): Point[] {
  return [...new Map(points.map((point) => [point.id, point])).values()];
}
