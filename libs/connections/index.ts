export { Connection } from './connection.entity';
