import type { Metadata } from 'next';
import Image from 'next/image';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();
export const revalidate = 3600;

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: `Product ${id}` };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const product = await prisma.product.findUnique({ where: { id }, include: { images: true } });
  if (!product) notFound();
  return (
    <main>
      <h1>{product.name}</h1>
      {product.images.map((image) => (
        <Image key={image.id} src={image.url} alt="" width={320} height={240} />
      ))}
      <Link href="/products">All products</Link>
    </main>
  );
}
