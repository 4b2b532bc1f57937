/** A failure is a value here: what a thread throws cannot be told from its crash. */
export type EncodeOutcome<Result> = { result: Result } | { failure: string };

export async function outcomeOf<Result>(work: () => Promise<Result>): Promise<EncodeOutcome<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    return { failure: reason(error) };
  }
}

export function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
