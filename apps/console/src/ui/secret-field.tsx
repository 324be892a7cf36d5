import { Textarea } from '@mantine/core';
import type { Ref } from 'react';

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
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
