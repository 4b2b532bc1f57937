import { parseSettings, SettingsError } from './settings.js';

test('an empty environment gives the defaults of embedded mode', () => {
  const settings = parseSettings({});
  expect(settings).toMatchObject({ host: '127.0.0.1', port: 8080, samples: true, maxFileMegabytes: 25 });
  expect(settings.databaseUrl).toBeUndefined();
  expect(settings.modelFolder).toMatch(/models\/starter$/);
});

test('an empty variable counts as unset', () => {
  expect(parseSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8080 });
});

test('every bad setting is named at once', () => {
  const parse = () =>
    parseSettings({ PORT: 'eighty', DATABASE_URL: 'mysql://somewhere/x', CLIPTEXT_SAMPLES: 'yes' });
  expect(parse).toThrow(SettingsError);
  expect(parse).toThrow(/PORT=eighty: must be a number/);
  expect(parse).toThrow(/DATABASE_URL: must be a postgres:\/\/ address/);
  expect(parse).toThrow(/CLIPTEXT_SAMPLES=yes/);
});

test.each([
  ['0', 'must be from 1 to 1000'],
  ['1001', 'must be from 1 to 1000'],
  ['1.5', 'must be a whole number'],
  ['25MB', 'must be a number'],
])('MAX_FILE_MB=%s %s', (value, reason) => {
  const settings = { MAX_FILE_MB: value };
  expect(() => parseSettings(settings)).toThrow(new RegExp(`MAX_FILE_MB=${value}: ${reason}$`, 'm'));
});

test('a secret is not repeated in the message', () => {
  expect(() => parseSettings({ CLIPTEXT_ADMIN_KEY: 'short' })).toThrow(
    /CLIPTEXT_ADMIN_KEY: must have at least 32/,
  );
});
