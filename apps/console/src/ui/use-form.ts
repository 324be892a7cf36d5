import { type FormEvent, useRef, useState } from 'react';
import { ApiProblem } from '../api/api-problem';

export type Errors<T> = Partial<Record<keyof T & string, string>>;

interface FormOptions<T> {
  initial: T;
  /** Problems before the form is sent. */
  check: (values: T) => Errors<T>;
  /** Sends the form. */
  send: (values: T) => Promise<void>;
  /** Maps a refusal to errors of fields. The rest is shown above the buttons. */
  place?: (problem: ApiProblem) => Errors<T>;
}

/**
 * Values, errors and submission of a form. Values are kept after a failure, and the first wrong field gets the focus.
 */
export function useForm<T extends object>({ initial, check, send, place }: FormOptions<T>) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors<T>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);

  const show = (found: Errors<T>): boolean => {
    setErrors(found);
    const names = Object.keys(found);
    if (names.length === 0) return false;
    // Waits until React has rendered the messages, so that screen readers read them with the field.
    requestAnimationFrame(() => {
      const fields = [...(element.current?.querySelectorAll<HTMLElement>('[name], [data-name]') ?? [])];
      fields.find((field) => names.includes(field.getAttribute('name') ?? field.dataset['name'] ?? ''))?.focus();
    });
    return true;
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || show(check(values))) return;
    setBusy(true);
    setProblem(null);
    try {
      await send(values);
    } catch (error) {
      const placed = error instanceof ApiProblem ? (place?.(error) ?? {}) : {};
      if (!show(placed)) setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  const set = (changes: Partial<T>): void => {
    setValues((current) => ({ ...current, ...changes }));
    setErrors(
      (current) => Object.fromEntries(Object.entries(current).filter(([name]) => !(name in changes))) as Errors<T>,
    );
  };

  return { values, set, errors, problem, isBusy, element, submit: (event: FormEvent) => void submit(event) };
}

/** Field errors of the API by field name, for the fields of the form. */
export function placeByName<T extends object>(initial: T): (problem: ApiProblem) => Errors<T> {
  return (problem) =>
    Object.fromEntries(
      problem.fields.filter(({ param }) => param in initial).map(({ param, message }) => [param, message]),
    ) as Errors<T>;
}
