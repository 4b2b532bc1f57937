/** What a figure has to be, to be as promised. */
export type Target = { atMost: number } | { atLeast: number };

/** One measured number. */
export type Figure = {
  name: string;
  value: number;
  unit: 'ms' | 's' | 'MB' | '1/s' | 'ratio' | 'share' | 'cores';
  target?: Target;
};

export type Measurement = {
  name: string;
  /** Measures; `say` tells what is being done. */
  run: (say: (line: string) => void) => Promise<Figure[]>;
};

/** Null where nothing was promised. */
export function isMet({ value, target }: Figure): boolean | null {
  if (!target) return null;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}
