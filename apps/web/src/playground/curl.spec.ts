import { execFileSync } from 'node:child_process';
import { curlOf } from './curl.js';
import type { TriedRequest } from './tried-request.js';

/** The arguments that a shell hands to curl. */
function argumentsOf(request: TriedRequest, withKey = false): string[] {
  const command = curlOf(request, { origin: 'http://127.0.0.1:8080', withKey });
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const env = { PATH: process.env['PATH'], CLIPTEXT_KEY: 'ct_secret' };
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', env }).split('\0').slice(0, -1);
}

describe('A request as a command', () => {
  const body = { labels: ["a cat's bed", 'a "dog"; $HOME\\'], temperature: 2 };

  it('sends an image of the collection as JSON, whatever its texts hold', () => {
    const [url, header, contentType, data, sent, ...rest] = argumentsOf({
      method: 'POST',
      path: '/v1/classify',
      body,
      picture: { id: 'some-id' },
    });
    expect([url, header, contentType, data]).toEqual([
      'http://127.0.0.1:8080/v1/classify',
      '-H',
      'content-type: application/json',
      '-d',
    ]);
    expect(JSON.parse(sent ?? '')).toEqual({ image: { id: 'some-id' }, ...body });
    expect(rest).toEqual([]);
  });

  it('sends a file as a form', () => {
    const picture = { fileName: 'a "hat", it\'s mine.jpg' };
    const [, , file, option, request] = argumentsOf({
      method: 'POST',
      path: '/v1/classify',
      body,
      picture,
    });
    expect(file).toBe('file=@"a \\"hat\\", it\'s mine.jpg"');
    expect(option).toBe('--form-string');
    expect(JSON.parse(request?.replace(/^request=/, '') ?? '')).toEqual(body);
  });

  it('takes the key from the environment', () => {
    const request: TriedRequest = { method: 'PUT', path: '/v1/collections/a/policies/b', body: {} };
    const command = curlOf(request, { origin: '', withKey: true });
    expect(command).toContain('-X PUT');
    expect(argumentsOf(request, true)).toContain('authorization: Bearer ct_secret');
  });
});
