import { expect, test } from '@playwright/test';

test.describe('checkout', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/basket');
    await page.getByRole('button', { name: 'Add one more' }).click();
  });

  test('shows the total with shipping', async ({ page }) => {
    await page.getByLabel('Country').selectOption('NO');
    await expect(page.getByTestId('total')).toHaveText('42.00');
  });

  test('refuses an empty address', async ({ page }) => {
    await page.getByRole('button', { name: 'Pay' }).click();
    await expect(page.getByRole('alert')).toContainText('address');
  });
});
