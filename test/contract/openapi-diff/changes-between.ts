import { type Fact, factsOf } from './facts';
import type { OpenApiDocument } from './open-api-document';

/**
 * What differs between two documents, one line each: `+` added, `-` removed, `~` changed. `BREAKING` stands behind
 * what a caller that worked before may stumble over. Own code, because the kept packages that compare documents read
 * OpenAPI up to 3.0.
 */
export function changesBetween(before: OpenApiDocument, after: OpenApiDocument): string[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  const changes: string[] = [];
  for (const [name, fact] of now) {
    const known = old.get(name);
    if (!known) {
      const wants = fact.isInput && fact.isRequired && hasOwner(name, old);
      changes.push(line('+', name, describe(fact), wants));
    } else changes.push(...differences(known, fact).map(([text, breaks]) => line('~', name, text, breaks)));
  }
  for (const [name, fact] of old) {
    if (!now.has(name)) changes.push(line('-', name, describe(fact), !/ answers [45]\d\d$/.test(name)));
  }
  return changes;
}

/** What is new inside something new asks nothing of those who worked before. */
function hasOwner(name: string, old: Map<string, Fact>): boolean {
  const operation = /^[A-Z]+ \S+/.exec(name)?.[0];
  if (operation !== undefined) return old.has(operation);
  const [schema] = name.split('.');
  return [...old.keys()].some((known) => known.startsWith(`${schema}.`));
}

function differences(old: Fact, now: Fact): [string, boolean][] {
  const found: [string, boolean][] = [];
  if (old.shape !== now.shape) found.push([`${old.shape} -> ${now.shape}`, true]);
  if (old.isRequired !== now.isRequired) {
    found.push([now.isRequired ? 'now required' : 'no longer required', now.isInput === now.isRequired]);
  }
  const more = now.enum.filter((word) => !old.enum.includes(word));
  const fewer = old.enum.filter((word) => !now.enum.includes(word));
  if (more.length > 0) found.push([`also ${more.join(', ')}`, old.enum.length === 0 || !now.isInput]);
  if (fewer.length > 0) found.push([`no longer ${fewer.join(', ')}`, now.isInput && now.enum.length > 0]);
  return found;
}

const describe = ({ shape, isInput, isRequired }: Fact): string =>
  `${shape}${isInput && isRequired ? ', required' : ''}`;
const line = (sign: string, name: string, text: string, breaks: boolean): string =>
  `${sign} ${name}: ${text}${breaks ? '  BREAKING' : ''}`;
