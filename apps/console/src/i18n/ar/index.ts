import { en, type Messages } from '../en/index';

export const ar: Messages = en;
