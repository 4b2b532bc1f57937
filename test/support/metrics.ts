/** What a process says of itself in Prometheus' text, an api without keys or an ingest process. */
export async function readMetrics(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

/** A number of such a text, by its name and labels as they stand there; 0 where it was never counted. */
export function metric(text: string, name: string): number {
  const line = text.split('\n').find((line) => line.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1) ?? 0);
}
