import { settingDefinitions } from './settings.js';

/** The settings as a Markdown table: the one in the README is this text. */
export function settingsTable(): string {
  const definitions: { name: string; default: string | null; meaning: string; documentedDefault?: string }[] =
    Object.values(settingDefinitions);
  const rows = definitions.map(({ name, default: value, meaning, documentedDefault }) => {
    const shown = documentedDefault ?? (value === null ? 'unset' : `\`${value}\``);
    return `| \`${name}\` | ${shown} | ${meaning} |`;
  });
  return ['| Setting | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
