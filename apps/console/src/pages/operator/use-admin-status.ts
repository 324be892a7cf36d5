import { useQuery } from '@tanstack/react-query';
import { Api } from '../../api/client';
import type { AdminStatus } from '../../api/types';

const api = new Api(undefined);

/** How much work waits and how much was given up on, read anew every five seconds. */
export const useAdminStatus = () =>
  useQuery({
    queryKey: ['operator-status'],
    queryFn: () => api.get<AdminStatus>('/admin/status'),
    refetchInterval: 5_000,
  });
