import { Radio, Stack } from '@mantine/core';
import type { Role } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/people';
import { useEnvironment } from '../../session/session';

const ROLES = ['owner', 'admin', 'billing', 'support', 'developer', 'read-only'] as const satisfies readonly Role[];

interface RoleFieldProps {
  value: Role;
  /** Whether the role is for the whole tenant: only then may it be the owner's. */
  isForAll: boolean;
  onChange: (role: Role) => void;
}

/** Every role that the person may give, with what it may do. */
export function RoleField({ value, isForAll, onChange }: RoleFieldProps) {
  const { t } = useI18n();
  const { role } = useEnvironment();
  const offered = ROLES.filter((one) => one !== 'owner' || (role === 'owner' && isForAll));
  return (
    <Radio.Group label={t('members.role')} value={value} onChange={(next) => onChange(next as Role)}>
      <Stack gap="xs" mt="xs">
        {offered.map((one) => (
          <Radio key={one} value={one} name="role" label={t(`role.${one}`)} description={t(`role.${one}.may`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
