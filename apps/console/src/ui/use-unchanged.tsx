import { lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from 'react';
import { ApiProblem } from '../api/api-problem';
import { useApi } from '../session/session';
import { Arriving } from './states';

const ChangedMeanwhile = lazy(() => import('./changed-meanwhile'));

export type RecordKind = 'invoice' | 'customer' | 'business' | 'connection';

/** The fields of a form as people read them: label and text. */
export type Shown = (readonly [label: string, text: string])[];

interface Form<V> {
  values: V;
  set: (changes: Partial<V>) => void;
  element: RefObject<HTMLFormElement | null>;
}

interface Options<R, V> {
  path: string;
  /** As it was when the form was opened. Absent for a new record. */
  record: R | undefined;
  kind: RecordKind;
  valuesOf: (record: R) => V;
  show: (values: V) => Shown;
  /** Whether the record can be changed no more. */
  isClosed?: (record: R) => boolean;
}

/**
 * Saves a record only if nobody changed it since the form was opened. Otherwise the person sees both versions and
 * decides; what was typed stays.
 */
export function useUnchanged<R extends { version: number }, V>({
  path,
  record,
  kind,
  valuesOf,
  show,
  isClosed,
}: Options<R, V>) {
  const api = useApi();
  const base = useRef(record);
  const [current, setCurrent] = useState<R | null>(null);
  const isSame = (one: V, other: V) => JSON.stringify(show(one)) === JSON.stringify(show(other));

  /**
   * @param bodyOf the request, from the version that it replaces: what the form does not show stays as it is there
   * @returns undefined when the person has to decide first
   */
  const save = async (bodyOf: (before: R) => unknown, values: V): Promise<R | undefined> => {
    const before = base.current;
    if (!before) throw new Error('A new record has no version');
    try {
      base.current = await api.put<R>(path, bodyOf(before), before.version);
    } catch (error) {
      const found = currentOf<R>(error);
      // It was a retry of what is saved already.
      if (isSame(valuesOf(found), values)) base.current = found;
      else if (isSame(valuesOf(found), valuesOf(before)) && !isClosed?.(found)) {
        // Only something that the form does not show was changed.
        base.current = found;
        return save(bodyOf, values);
      } else {
        setCurrent(found);
        return undefined;
      }
    }
    setCurrent(null);
    return base.current;
  };

  const question = (form: Form<V>): ReactNode => {
    if (current === null) return undefined;
    const theirs = valuesOf(current);
    const go = (then: () => void) => () => {
      base.current = current;
      setCurrent(null);
      then();
    };
    return (
      <Suspense fallback={<Arriving />}>
        <ChangedMeanwhile
          kind={kind}
          mine={show(form.values)}
          theirs={show(theirs)}
          onMine={isClosed?.(current) ? undefined : go(() => form.element.current?.requestSubmit())}
          onTheirs={go(() => form.set(theirs))}
        />
      </Suspense>
    );
  };

  return { save, question };
}

function currentOf<R>(error: unknown): R {
  const isChanged = error instanceof ApiProblem && error.code === 'changed_meanwhile';
  if (!isChanged || typeof error.details['current'] !== 'object') throw error;
  return error.details['current'] as R;
}
