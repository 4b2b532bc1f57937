const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const timeStrings = {
  /** Null where a date says more. */
  ago: (milliseconds: number): string | null => {
    if (milliseconds < MINUTE) return 'just now';
    if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} min ago`;
    if (milliseconds < DAY) return `${Math.floor(milliseconds / HOUR)} h ago`;
    return milliseconds < 7 * DAY ? `${Math.floor(milliseconds / DAY)} d ago` : null;
  },
};
