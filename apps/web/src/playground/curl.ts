import type { TriedRequest } from './tried-request.js';

type CurlOptions = {
  /** Where the service is: `http://127.0.0.1:8080`. */
  origin: string;
  /** Whether the request needs a key. The command names a variable for it: a secret is not for copying about. */
  withKey: boolean;
};

/** The command line that sends a request, for a POSIX shell. A file of one's own goes as a part of a form. */
export function curlOf(
  { method, path, body, picture }: TriedRequest,
  { origin, withKey }: CurlOptions,
): string {
  const words = ['curl'];
  // What `-d` and `-F` send is a POST already.
  if (method === 'PUT') words.push('-X PUT');
  words.push(quoted(origin + path));
  const lines = [words.join(' ')];
  if (withKey) lines.push('-H "authorization: Bearer $CLIPTEXT_KEY"');
  if (picture && 'fileName' in picture) {
    // Within double quotes curl takes commas and semicolons of a name as they are.
    const file = picture.fileName.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
    lines.push(`-F ${quoted(`file=@"${file}"`)}`);
    // Not `-F`, which would read a `;` within the JSON.
    if (body) lines.push(`--form-string ${quoted(`request=${json(body)}`)}`);
  } else if (body) {
    lines.push(`-H 'content-type: application/json'`);
    lines.push(`-d ${quoted(json({ ...(picture && { image: picture }), ...body }))}`);
  }
  return lines.join(' \\\n  ');
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
