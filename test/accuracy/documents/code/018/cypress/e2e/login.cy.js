/// <reference types="cypress" />

describe('signing in', () => {
  beforeEach(() => {
    cy.intercept('POST', '/session', { fixture: 'session.json' }).as('session');
    cy.visit('/login');
  });

  it('goes to the board afterwards', () => {
    cy.get('input[name=email]').type('someone@example.com');
    cy.get('input[name=password]').type('correct horse{enter}');
    cy.wait('@session').its('response.statusCode').should('eq', 200);
    cy.location('pathname').should('eq', '/board');
  });

  it('says why it failed', () => {
    cy.contains('button', 'Sign in').click();
    cy.get('[role=alert]').should('be.visible');
  });
});
