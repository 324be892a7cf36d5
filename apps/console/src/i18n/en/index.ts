import { corrections } from './corrections';
import { developers } from './developers';
import { integrations } from './integrations';
import { pages } from './pages';
import { records } from './records';
import { shell } from './shell';
import { words } from './words';

export const en = { ...shell, ...words, ...records, ...pages, ...integrations, ...developers, ...corrections };

export type MessageKey = keyof typeof en;

export type Messages = Readonly<Record<MessageKey, string>>;
