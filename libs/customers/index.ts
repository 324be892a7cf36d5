export { Customer } from './customer.entity';
