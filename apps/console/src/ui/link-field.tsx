import { Textarea, TextInput, type TextInputProps } from '@mantine/core';
import type { FocusEvent, Ref } from 'react';

const selectAll = (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.currentTarget.select();

/** A text to copy, such as a link. Focusing the field selects all of it. */
export function LinkField({ ref, ...input }: TextInputProps & { ref?: Ref<HTMLInputElement> }) {
  return (
    <TextInput
      {...input}
      ref={ref}
      readOnly
      dir="ltr"
      className="link-field"
      onFocus={selectAll}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}

/** A secret that is shown once, whole. Focusing the field selects all of it. */
export function SecretField({ ref, label, value }: { ref: Ref<HTMLTextAreaElement>; label: string; value: string }) {
  return (
    <Textarea
      ref={ref}
      label={label}
      value={value}
      data-autofocus
      readOnly
      autosize
      minRows={2}
      dir="ltr"
      className="link-field"
      onFocus={selectAll}
    />
  );
}
