import { corrections } from './corrections';
import type { lateCorrections } from '../late/corrections';
import { developers } from './developers';
import { integrations } from './integrations';
import { pages } from './pages';
import { records } from './records';
import { shell } from './shell';
import { words } from './words';

export const en = { ...shell, ...words, ...records, ...pages, ...integrations, ...developers, ...corrections };

/** Texts that come later are known here by their names alone. */
export type MessageKey = keyof typeof en | keyof typeof lateCorrections;

export type Messages = Readonly<Record<MessageKey, string>>;

export type FirstMessages = Readonly<Record<keyof typeof en, string>>;
