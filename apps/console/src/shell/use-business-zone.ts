import { useEffect, useState } from 'react';
import { useResource } from '../api/queries';
import type { BusinessProfile } from '../api/types';
import { recallZone, showZone } from '../ui/zone';

/**
 * Shows every time of the environment in the time zone of the business.
 * @returns the time zone, with which views are rendered again when it changes; undefined until it is known
 */
export function useBusinessZone(environmentId: string): string | undefined {
  const [zone, setZone] = useState(() => recallZone(environmentId));
  const current = useResource<BusinessProfile>('/business-profile').data?.time_zone;
  useEffect(() => {
    if (current === undefined) return;
    showZone(environmentId, current);
    setZone(current);
  }, [environmentId, current]);
  return zone;
}
