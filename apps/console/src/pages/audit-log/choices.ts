import { useResource } from '../../api/queries';
import type { ApiKey, AuditEntry, Member, Page } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { AUDIT_ACTIONS } from '../../i18n/late/audit-log';
import { useActorNames } from './actor-name';

interface Choice {
  value: string;
  label: string;
}

interface ChoiceGroup {
  group: string;
  items: Choice[];
}

const kindOf = (action: AuditEntry['action']): string => action.slice(0, action.indexOf('.'));

/** Every action by what it changes; the first of a group is all of them. */
export function useActionChoices(): ChoiceGroup[] {
  const { t, word } = useI18n();
  return [...new Set(AUDIT_ACTIONS.map(kindOf))].map((kind) => {
    const group = word(`audit.about.${kind}`, kind);
    const each = AUDIT_ACTIONS.filter((action) => kindOf(action) === kind).map((value) => ({
      value,
      label: t(`audit.action.${value}`),
    }));
    const all = { value: kind, label: t('audit.all', { name: group }) };
    return { group, items: each.length > 1 ? [all, ...each] : each };
  });
}

/**
 * Members and keys of today, and who else appears in the entries shown.
 * @param chosen stays among the choices, also when nothing else names it
 */
export function useActorChoices(chosen: string, entries: readonly AuditEntry[] = []): ChoiceGroup[] {
  const { t } = useI18n();
  const nameOf = useActorNames();
  const members = useResource<{ items: Member[] }>('/members').data?.items ?? [];
  const keys = useResource<Page<ApiKey>>('/api-keys', { limit: 100 }).data?.items ?? [];
  const people = new Map(members.map(({ user_id: id, name }) => [id, name]));
  const named = new Map(keys.map(({ id, name }) => [id, name]));
  const others = new Map(entries.map((entry) => [entry.actor, nameOf(entry)]));
  if (chosen !== '' && !others.has(chosen)) others.set(chosen, nameOf({ actor: chosen, actor_name: null }));
  for (const id of [...people.keys(), ...named.keys()]) others.delete(id);
  const groups = [
    [t('audit.people'), people],
    [t('audit.keys'), named],
    [t('audit.others'), others],
  ] as const;
  return groups.flatMap(([group, names]) =>
    names.size === 0 ? [] : { group, items: [...names].map(([value, label]) => ({ value, label })) },
  );
}
