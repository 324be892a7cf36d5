import type { Messages } from '../en/index';
import { developers } from './developers';
import { integrations } from './integrations';
import { pages } from './pages';
import { records } from './records';
import { shell } from './shell';
import { words } from './words';

export const ar: Messages = { ...shell, ...words, ...records, ...pages, ...integrations, ...developers };
