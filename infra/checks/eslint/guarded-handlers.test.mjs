import { RuleTester } from 'eslint';
import { describe, it } from 'node:test';
import typescript from 'typescript-eslint';
import { guardedHandlers } from './guarded-handlers.mjs';

RuleTester.describe = describe;
RuleTester.it = it;

const imports = `
  import { Controller, Get, Post as Submit, Inject } from '@nestjs/common';
  import * as nest from '@nestjs/common';
  import { EventPattern } from '@nestjs/microservices';
  import { Public, RequiresGrant, RequiresRole, SettledAtObject } from '@wenxiao/service-kit';
`;
const controller = (members) => `${imports} @Controller('targets') class TargetController { ${members} }`;
const options = [
  {
    guards: ['RequiresRole', 'RequiresGrant'],
    settled: ['SettledAtObject'],
    public: 'Public',
    from: ['^@wenxiao/service-kit$'],
  },
];
const errors = (...messageIds) => messageIds.map((messageId) => ({ messageId }));

new RuleTester({ languageOptions: { parser: typescript.parser } }).run('guarded-handlers', guardedHandlers, {
  valid: [
    controller(`@Get() @RequiresRole('budget-desk') list() {}`),
    controller(`@Submit(':id') @RequiresGrant('targets:approve') approve() {}`),
    controller(`@RequiresRole('budget-desk') @RequiresGrant('targets:read') @Get() list() {}`),
    controller(`@Get(':id') @SettledAtObject() one() {}`),
    controller(`@Get('health') @Public('A load balancer has no token.') health() {}`),
    {
      name: 'messages come from the bus, not from HTTP',
      code: controller(`@EventPattern('target-approved.v1') on() {}`),
    },
    { name: 'methods that answer no request', code: controller(`list() {} @Inject() clock;`) },
    { name: 'a Get of somebody else', code: `import { Get } from './cache.js'; class Cache { @Get() read() {} }` },
  ].map((test) => ({ ...(typeof test === 'string' ? { code: test } : test), options })),
  invalid: [
    { code: controller(`@Get() list() {}`), errors: errors('unguarded') },
    {
      code: controller(`@Get() @SettledAtObject() @Public('The portal is open.') list() {}`),
      errors: errors('contradictory'),
    },
    { code: controller(`@Submit() declare() {}`), errors: errors('unguarded') },
    { code: controller(`@nest.Delete(':id') withdraw() {}`), errors: errors('unguarded') },
    { code: controller(`@Get() list = () => [];`), errors: errors('unguarded') },
    { code: controller(`@Get() @Inject() list() {}`), errors: errors('unguarded') },
    { code: controller(`@Get() @RequiresRole('a') list() {} @Get('b') other() {}`), errors: errors('unguarded') },
    { code: controller(`@Get() @RequiresRole() list() {}`), errors: errors('empty') },
    { code: controller(`@Get() @RequiresRole list() {}`), errors: errors('empty') },
    { code: controller(`@Get() @Public() list() {}`), errors: errors('unreasoned') },
    { code: controller(`@Get() @Public('') list() {}`), errors: errors('unreasoned') },
    { code: controller(`@Get() @Public(reason) list() {}`), errors: errors('unreasoned') },
    {
      code: controller(`@Get() @Public('The portal is open.') @RequiresRole('a') list() {}`),
      errors: errors('contradictory'),
    },
    {
      name: 'a class that opens all its handlers',
      code: `${imports} @Controller() @Public('The whole portal is open.') class PortalController {}`,
      errors: errors('onClass'),
    },
    {
      name: 'a decorator of the same name that no guard reads',
      code: `import { Get } from '@nestjs/common'; import { RequiresRole } from './own.js'; class C { @Get() @RequiresRole('a') list() {} }`,
      errors: errors('foreign'),
    },
    {
      name: 'a decorator declared on the spot',
      code: `import { Get } from '@nestjs/common'; class C { @Get() @RequiresRole('a') list() {} }`,
      errors: errors('foreign'),
    },
  ].map((test) => ({ ...test, options })),
});
