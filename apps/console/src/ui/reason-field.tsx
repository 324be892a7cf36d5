import { TextInput } from '@mantine/core';

/** Maximum length of a reason in the API. */
const REASON_LENGTH = 500;

interface ReasonFieldProps {
  label: string;
  required?: boolean;
  value: string;
  error?: string | undefined;
  onChange: (text: string) => void;
}

/** An input for a reason, in any language. */
export function ReasonField({ onChange, ...input }: ReasonFieldProps) {
  return (
    <TextInput
      {...input}
      dir="auto"
      maxLength={REASON_LENGTH}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
