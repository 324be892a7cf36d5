import { get } from 'node:http';

/** Opens a stream of changes and records when it ended, on the clock of `performance.now()`. */
export async function openStream(server: string, headers: Record<string, string>): Promise<{ endedAt(): number }> {
  return new Promise((resolve, reject) => {
    let endedAt = 0;
    const request = get(`${server}/api/v1/events/stream`, { headers }, (response) => {
      response.resume().on('end', () => (endedAt = performance.now()));
      if (response.statusCode === 200) resolve({ endedAt: () => endedAt });
      else reject(new Error(`The stream answered ${response.statusCode}`));
    });
    request.on('error', reject);
  });
}
