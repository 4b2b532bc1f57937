/** Makes a value when it is first asked for, once; a failure is forgotten, so that the next call tries again. */
export function memo<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= make().catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
}
