/** Incoming events in detail and the request log: with their pages. */
import { developers } from '../en/developers';
import { lateTexts } from './late-texts';

Object.assign(lateTexts, developers);
