import { TextInput } from '@mantine/core';

/** Longest reason that the API keeps. */
const REASON_LENGTH = 500;

interface ReasonFieldProps {
  label: string;
  required?: boolean;
  value: string;
  error?: string | undefined;
  onChange: (text: string) => void;
}

/** The reason that a person gives, in any language. */
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
