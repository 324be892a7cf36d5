import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../session/session';
import type { BusinessProfile } from '../../api/types';

export const LOGO_PATH = '/business-profile/logo';

/** The logo of the business as a data URL; undefined while there is none. */
export function useLogo(logo: BusinessProfile['logo']): string | undefined {
  const api = useApi();
  const { data } = useQuery({
    queryKey: [api.environmentId, LOGO_PATH, logo?.digest],
    queryFn: async () => asText(await api.file(LOGO_PATH)),
    enabled: logo !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return logo ? data : undefined;
}

/**
 * Converts the picture to a data URL, because the console's content security policy allows only pictures of its own
 * host and data URLs.
 */
const asText = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('The picture could not be read'));
    reader.readAsDataURL(blob);
  });
