import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import type { Charge } from '../charges/charge';
import type { Message } from '../webhooks/message';

type Json = Record<string, unknown>;
type LinkAnswer = { id: string; url: string; status: string; amount: string; reference_id: string };

/** HTTP client for the sandbox's own tests. */
export class SandboxClient {
  private readonly http: AxiosInstance;

  constructor(
    readonly url: string,
    readonly key: string,
  ) {
    this.http = axios.create({ baseURL: url, validateStatus: () => true, maxRedirects: 0, proxy: false });
  }

  api<T = Json>(method: string, path: string, data?: unknown): Promise<AxiosResponse<T>> {
    return this.http.request<T>({ method, url: `/v1${path}`, data, headers: { 'x-api-key': this.key } });
  }

  /** A control call that must succeed. */
  async control<T = Json>(method: string, path: string, data?: unknown): Promise<T> {
    const answer = await this.http.request<T>({ method, url: `/_sandbox${path}`, data });
    if (answer.status !== 200) throw new Error(`control ${path}: ${answer.status} ${JSON.stringify(answer.data)}`);
    return answer.data;
  }

  tryControl(method: string, path: string, data?: unknown): Promise<AxiosResponse<Json>> {
    return this.http.request<Json>({ method, url: `/_sandbox${path}`, data });
  }

  account<T = Json>(method: string, path: string, data?: unknown): Promise<T> {
    return this.control<T>(method, `/accounts/${this.key}${path}`, data);
  }

  form(url: string, fields: Record<string, string> = {}): Promise<AxiosResponse<string>> {
    return this.http.post<string>(url, new URLSearchParams(fields));
  }

  page(url: string): Promise<AxiosResponse<string>> {
    return this.http.get<string>(url);
  }

  async link(more: Json = {}): Promise<LinkAnswer> {
    const answer = await this.api<LinkAnswer>('POST', '/links', {
      currency: 'AED',
      title: 'Invoice 1',
      items: [{ name: 'Work', amount: '100.00' }],
      payment_expiry_limit: 1,
      ...more,
    });
    if (answer.status !== 201) throw new Error(`no link: ${JSON.stringify(answer.data)}`);
    return answer.data;
  }

  async customer(email = 'ada@example.com'): Promise<string> {
    const { data } = await this.api<{ id: string }>('POST', '/customers', { first_name: 'Ada', email });
    return data.id;
  }

  payLink(id: string, more: Json = {}): Promise<Charge['body']> {
    return this.control<Charge['body']>('POST', `/links/${id}/pay`, more);
  }

  messages(): Promise<Message[]> {
    return this.account<Message[]>('GET', '/messages');
  }
}
