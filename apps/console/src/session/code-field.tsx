import { TextInput } from '@mantine/core';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';

interface CodeFieldProps {
  value: string;
  error?: string;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** A code of an authenticator app, or a recovery code. */
export function CodeField({ onChange, ...field }: CodeFieldProps) {
  const { t } = useI18n();
  return (
    <TextInput
      {...field}
      label={t('person.code')}
      description={t('person.code.help')}
      name="code"
      required
      dir="ltr"
      autoComplete="one-time-code"
      maxLength={32}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
