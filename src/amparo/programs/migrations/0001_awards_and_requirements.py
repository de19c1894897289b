"""Awards, their budgets, activities and reporting requirements."""

import amparo.audit.columns
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compacts', '0002_framework_version_unchangeable'),
        ('people', '0001_people_and_roles'),
    ]

    operations = [
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=60)),
                ('title_en', models.CharField(max_length=300)),
                ('title_es', models.CharField(max_length=300)),
                ('starts', models.DateField()),
                ('ends', models.DateField()),
                ('currency', models.CharField(max_length=3)),
                ('calendar', models.CharField(max_length=60)),
                ('frequency', models.CharField(max_length=10)),
                ('compact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compacts.compact')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='people.organisation')),
            ],
            options={
                'ordering': ('compact', 'organisation', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20)),
                ('name_en', models.CharField(max_length=300)),
                ('name_es', models.CharField(max_length=300)),
                ('objective', models.CharField(max_length=60)),
                ('starts', models.DateField()),
                ('ends', models.DateField()),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='programs.award')),
            ],
            options={
                'ordering': ('award', 'code'),
            },
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20)),
                ('name_en', models.CharField(max_length=200)),
                ('name_es', models.CharField(max_length=200)),
                ('amount', amparo.audit.columns.ExactDecimalField()),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='budget_lines', to='programs.award')),
            ],
            options={
                'ordering': ('award', 'code'),
            },
        ),
        migrations.CreateModel(
            name='ReportingRequirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indicator', models.CharField(max_length=60)),
                ('authority', models.CharField(max_length=60)),
                ('places', models.JSONField()),
                ('breakdowns', models.JSONField()),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requirements', to='programs.award')),
            ],
            options={
                'ordering': ('award', 'id'),
            },
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.UniqueConstraint(fields=('compact', 'number'), name='award_number_once'),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='award_has_a_term'),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(('frequency__in', ['quarter', 'half', 'year'])), name='award_frequency'),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title_en', ''), _negated=True), models.Q(('title_es', ''), _negated=True)), name='award_has_both_titles'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.UniqueConstraint(fields=('award', 'code'), name='activity_once'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='activity_has_a_span'),
        ),
        migrations.AddConstraint(
            model_name='budgetline',
            constraint=models.UniqueConstraint(fields=('award', 'code'), name='budget_line_once'),
        ),
        migrations.AddConstraint(
            model_name='reportingrequirement',
            constraint=models.UniqueConstraint(fields=('award', 'indicator'), name='requirement_once'),
        ),
    ]
