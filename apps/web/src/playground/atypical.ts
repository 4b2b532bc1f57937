/** Below this typicality the service flags an image `atypical` (docs/ranking.md). */
const ATYPICAL_BELOW = 0.02;

export const isAtypical = (typicality: number): boolean => typicality < ATYPICAL_BELOW;
