import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';

export type UploadOutcome = 'accepted' | 'duplicate' | 'rejected';
export type SearchStage = 'encode' | 'retrieve' | 'rank';

/** What the API counts of its work. */
@Injectable()
export class ApiMetrics {
  private readonly files: Counter<'outcome'>;
  private readonly bytes: Counter;
  private readonly stages: Histogram<'stage'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.files = new Counter({
      name: 'cliptext_upload_files_total',
      help: 'Files of uploads, by what became of them.',
      labelNames: ['outcome'],
      registers,
    });
    this.bytes = new Counter({
      name: 'cliptext_upload_bytes_total',
      help: 'Bytes of the files of uploads.',
      registers,
    });
    this.stages = new Histogram({
      name: 'cliptext_search_stage_seconds',
      help: 'Time of a search, by stage.',
      labelNames: ['stage'],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    });
  }

  countFile(outcome: UploadOutcome, bytes: number): void {
    this.files.inc({ outcome });
    this.bytes.inc(bytes);
  }

  countSearch(milliseconds: Record<SearchStage, number>): void {
    for (const [stage, time] of Object.entries(milliseconds) as [SearchStage, number][])
      this.stages.observe({ stage }, time / 1_000);
  }
}
