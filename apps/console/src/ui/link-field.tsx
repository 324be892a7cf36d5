import { TextInput, type TextInputProps } from '@mantine/core';
import type { Ref } from 'react';

/** A text to copy, such as a link. Focusing the field selects all of it. */
export function LinkField({ ref, ...input }: TextInputProps & { ref?: Ref<HTMLInputElement> }) {
  return (
    <TextInput
      {...input}
      ref={ref}
      readOnly
      dir="ltr"
      className="link-field"
      onFocus={(event) => event.currentTarget.select()}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}
