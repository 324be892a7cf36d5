/** Connections: with the pages that show them. */
import { integrations } from '../en/integrations';
import { lateTexts } from './late-texts';

Object.assign(lateTexts, integrations);
