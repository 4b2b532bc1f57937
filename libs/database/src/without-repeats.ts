const SILENCE_MS = 60_000;

/**
 * Passes an error on unless the same was passed on within the last minute: every retry of every connection fails
 * during an outage, and one line says so as well as a thousand.
 */
export function withoutRepeats(report: (error: Error) => void): (error: Error) => void {
  const reportedAt = new Map<string, number>();
  return (error) => {
    const now = Date.now();
    if (now - (reportedAt.get(error.message) ?? -Infinity) < SILENCE_MS) return;
    reportedAt.set(error.message, now);
    report(error);
  };
}
