export { ConfigModule, SETTINGS } from './config.module.js';
export { containerMemory } from './container-memory.js';
export { builtFile, projectRoot } from './paths.js';
export { parseSettings, requireSharedStores, SettingsError, type Settings } from './settings.js';
export { settingsTable } from './settings-table.js';
