import { useEffect, useState } from 'react';
import { useResource } from '../api/queries';
import type { BusinessProfile } from '../api/types';
import { ownZone, recallZone, showZone } from '../ui/zone';

/**
 * Shows every time of the environment in the time zone of the business.
 * @returns the time zone; views are rendered anew when it changes. Until it is known, that of the browser: where both
 * are the same, what was typed meanwhile stays.
 */
export function useBusinessZone(environmentId: string): string {
  const [zone, setZone] = useState(() => recallZone(environmentId));
  const current = useResource<BusinessProfile>('/business-profile').data?.time_zone;
  useEffect(() => {
    if (current === undefined) return;
    showZone(environmentId, current);
    setZone(current);
  }, [environmentId, current]);
  return zone ?? ownZone();
}
