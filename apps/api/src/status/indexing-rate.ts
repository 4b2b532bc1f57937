type Sample = { at: number; indexed: number };

/** How fast images are being indexed, from counts seen over the last while. */
export class IndexingRate {
  private samples: Sample[] = [];

  constructor(private readonly windowMs: number) {}

  /** Takes a count at a time (ms); images per second over the window, 0 with less than two samples. */
  add(at: number, indexed: number): number {
    this.samples = [...this.samples.filter((sample) => at - sample.at <= this.windowMs), { at, indexed }];
    const first = this.samples[0] as Sample;
    if (at === first.at) return 0;
    return Math.max(0, ((indexed - first.indexed) * 1_000) / (at - first.at));
  }
}
