import type { LoggedRequest } from '../../api/types';
import { StatusBadge } from '../../ui/status-badge';

/** The status code of an answer. */
export function HttpStatus({ request: { status } }: { request: LoggedRequest }) {
  return <StatusBadge status={`http_${Math.floor(status / 100)}xx`} label={String(status)} />;
}
