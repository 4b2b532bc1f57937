import { Problem } from '@cliptext/http';

/** The JSON of a form came as a file: so curl sends it with `@`, and without a name with `<`. */
export function sentAsFile(part: string): Problem {
  return new Problem(
    'bad_multipart',
    `The part "${part}" has a file name, so it came as a file: send its JSON without one (curl: -F "${part}=<file.json").`,
  );
}
