import type { AuditEntry } from '../../api/types';
import { useI18n } from '../../i18n/i18n';

/** Who did it, by the name of then. The operator and Remit itself have none. */
export function useActorNames(): (entry: Pick<AuditEntry, 'actor' | 'actor_name'>) => string {
  const { word } = useI18n();
  return ({ actor, actor_name: name }) => name ?? word(`actor.${actor}`, actor);
}

export function ActorName({ entry }: { entry: AuditEntry }) {
  return <bdi>{useActorNames()(entry)}</bdi>;
}
