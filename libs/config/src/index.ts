export { builtFile, projectRoot } from './paths.js';
