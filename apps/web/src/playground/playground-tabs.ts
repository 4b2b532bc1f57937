import type { ComponentType } from 'react';
import { playgroundStrings } from '../strings/playground.js';
import { CaptionsTab } from './captions/captions-tab.js';
import { ClassifyTab } from './classify/classify-tab.js';
import { ModerationTab } from './moderation/moderation-tab.js';
import { TypicalityTab } from './typicality/typicality-tab.js';

export type PlaygroundTab = {
  /** The last part of its address; empty for the first. */
  name: string;
  title: string;
  intro: string;
  Tab: ComponentType;
};

const words = playgroundStrings.tabs;

export const playgroundTabs: PlaygroundTab[] = [
  { name: '', ...words.classify, Tab: ClassifyTab },
  { name: 'captions', ...words.captions, Tab: CaptionsTab },
  { name: 'moderation', ...words.moderation, Tab: ModerationTab },
  { name: 'typicality', ...words.typicality, Tab: TypicalityTab },
];

export const tabPath = (name: string) => (name === '' ? '/playground' : `/playground/${name}`);
