import { Client, type UploadFile } from '../../support/client.js';

/** Files of one upload. */
export const FILES_A_REQUEST = 4;
const REFUSALS = ['dependency_unavailable', 'dependency_timeout', 'storage_full'];

/** Uploads files a few at a time, as a client that trusts nothing but answers: what has none is sent again. */
export class Uploads {
  /** Ids of the images that the service has answered for. */
  readonly accepted = new Set<string>();
  /** Codes of the problems that requests were answered with. */
  readonly refusals: string[] = [];
  private sent = 0;

  constructor(readonly files: UploadFile[]) {}

  /** Sends what is left, up to the first request that gets no answer or is refused; whether all were taken. */
  async send(url: string): Promise<boolean> {
    while (this.sent < this.files.length) {
      const batch = this.files.slice(this.sent, this.sent + FILES_A_REQUEST);
      const answer = await new Client(url).upload(batch).catch((error: unknown) => {
        if ((error as Error).name !== 'TypeError') throw error;
      });
      if (!answer) return false;
      if (REFUSALS.includes(answer.body.code)) {
        this.refusals.push(answer.body.code);
        return false;
      }
      for (const { id, status } of answer.body.images) {
        if (status === 'rejected') throw new Error(`Rejected: ${id}`);
        this.accepted.add(id);
      }
      this.sent += batch.length;
    }
    return true;
  }
}
