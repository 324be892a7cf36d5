export { attentionKinds } from './attention-kinds';
export { AttentionItem } from './attention-item.entity';
export { AttentionModule } from './attention.module';
