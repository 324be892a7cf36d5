import { Switch } from '@mantine/core';
import { useResource } from '../../api/queries';
import type { MemberRules } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/people';
import { useEnvironment } from '../../session/session';
import { Card } from '../../ui/page';
import { useAct } from '../../ui/use-act';

/** What an owner decides for everybody. */
export function RulesCard() {
  const { t } = useI18n();
  const { role } = useEnvironment();
  const { api, isBusy, act } = useAct();
  const rules = useResource<MemberRules>('/members/rules').data;
  if (!rules) return null;
  const save = (isRequired: boolean) =>
    act(() => api.put('/members/rules', { second_factor_required: isRequired }), t('members.rules.saved'));
  return (
    <Card title={t('members.rules')}>
      <Switch
        label={t('members.rules.factor')}
        description={t('members.rules.help')}
        checked={rules.second_factor_required}
        disabled={role !== 'owner' || isBusy}
        onChange={(event) => void save(event.currentTarget.checked)}
      />
    </Card>
  );
}
