import type { DeliveryResponse } from './dto/delivery-response.dto';
import type { WebhookDelivery } from './webhook-delivery.entity';

export function presentDelivery(delivery: WebhookDelivery): DeliveryResponse {
  return {
    id: delivery.id,
    connection_id: delivery.connectionId,
    environment_id: delivery.environmentId,
    route: delivery.route,
    message_id: delivery.messageId,
    event_type: delivery.eventType,
    charge_id: delivery.chargeId,
    result: delivery.result,
    result_note: delivery.resultNote,
    payment_id: delivery.paymentId,
    invoice_id: delivery.invoiceId,
    attempts: delivery.attempts,
    size: delivery.size,
    source: delivery.source,
    request_id: delivery.requestId,
    received_at: delivery.receivedAt.toISOString(),
    processed_at: delivery.processedAt?.toISOString() ?? null,
    time_taken_ms: delivery.processedAt ? delivery.processedAt.getTime() - delivery.receivedAt.getTime() : null,
  };
}
