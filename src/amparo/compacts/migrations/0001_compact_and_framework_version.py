"""Compacts and their framework texts."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Compact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('title_en', models.CharField(max_length=300)),
                ('title_es', models.CharField(max_length=300)),
                ('illustrative', models.BooleanField()),
                ('signed', models.DateField()),
                ('starts', models.DateField()),
                ('ends', models.DateField()),
            ],
            options={
                'ordering': ('illustrative', 'code'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='compact_has_a_term'), models.CheckConstraint(condition=models.Q(models.Q(('title_en', ''), _negated=True), models.Q(('title_es', ''), _negated=True)), name='compact_has_both_titles')],
            },
        ),
        migrations.CreateModel(
            name='FrameworkVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash', models.CharField(max_length=64)),
                ('version', models.CharField(max_length=40)),
                ('text', models.BinaryField()),
                ('places', models.BinaryField()),
                ('adopted_at', models.DateField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('compact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='frameworks', to='compacts.compact')),
            ],
            options={
                'ordering': ('recorded_at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('compact', 'hash'), name='framework_text_once'), models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('hash'), 64), name='framework_hash_is_sha256')],
            },
        ),
    ]
